import type { Gender } from '../../lang/index.js';
import { WHITE_HOUSE } from '../../lang/index.js';
import type { Span } from '../../model/span.js';
import type { Confidence } from '../../model/statement.js';
import { Directory, type KnownPerson } from '../../people/directory.js';
import { fullName, gendersAgree, type LabelName, parseLabel } from '../../people/label-name.js';
import { foldName } from '../../people/name.js';
import { fitsInTranscript } from '../../people/name-fit.js';
import { lastWordKey, surnameKey } from '../../people/surname.js';
import type { ExtractionInput } from '../extraction.js';
import { type FullName, headingNames, namesInProse, roleInTitle } from './full-names.js';
import { bareInitials, initialsIn } from './initials.js';

/** Whom a label means. */
export interface LabelledSpeaker {
  readonly name: string;
  readonly named: boolean;
  readonly confidence: Confidence;
  /** `label` (it says it all, or nothing completes it), `label-earlier`, `label-heading`, `label-title`,
   *  `label-opening`, `label-body`, `label-alias`, `label-directory`, `label-office`. */
  readonly rule: string;
  readonly role?: string;
  readonly label: LabelName;
}

/** Among this many names of one surname nobody can be told apart; more are not kept, so that the cost stays linear. */
const MOST_NAMESAKES = 100;

/** Who is meant by a title alone. Other titles ("THE SECRETARY") change hands from document to document. */
const WHITE_HOUSE_OFFICE = /^(?:vice )?president$/i;

/**
 * Resolves the labels of one transcript. A label is completed to a full name by the nearest source that gives exactly
 * one: another label, the heading of a speech, the title, the opening, the text, the directory. Where two people fit,
 * nobody is named. Labels that describe ("Q", "SENIOR ADMINISTRATION OFFICIAL") are never completed: it is certain
 * that such a person spoke, and unknown which, so the description itself is the name and stands as `sure`.
 */
export class LabelResolver {
  readonly #directory: Directory<KnownPerson>;
  readonly #day: string | undefined;
  readonly #parsed = new Map<string, LabelName>();
  readonly #given = new Map<string, FullName[]>();
  /** Those whose labels give their names in full, by their initials. */
  readonly #initials = new Map<string, LabelName[]>();
  /** Those whose initials the head explains. */
  readonly #told: ReadonlyMap<string, string | null>;
  readonly #genders = new Map<string, Map<Gender, number>>();
  readonly #resolved = new Map<string, LabelledSpeaker>();
  readonly #title: string;
  readonly #titleNames: readonly string[];
  readonly #whiteHouse: boolean;
  readonly #office: string | null;

  /** @param labels every label of the document as it stands, in order. */
  constructor(input: ExtractionInput, body: Span, opening: Span, labels: Iterable<string>) {
    this.#directory = Directory.of(input.directory ?? []);
    this.#day = input.date;
    this.#title = (input.title ?? '').replace(/[\u200b\u2060\ufeff]/g, '').replace(/\s+/g, ' ');
    const head = input.text.slice(body.start, Math.min(body.end, Math.max(opening.end, body.start + 300)));
    this.#whiteHouse = WHITE_HOUSE.test(this.#title) || WHITE_HOUSE.test(head.slice(0, 2000));
    this.#office = chamberOffice(head.slice(0, 2000));

    const surnames = new Set<string>();
    for (const written of labels) {
      const known = this.#parsed.get(written);
      const label = known ?? parseLabel(written);
      if (label.sort === 'person') this.#countGender(label);
      if (known) continue;
      this.#parsed.set(written, label);
      if (label.sort !== 'person') continue;
      surnames.add(lastWordKey(label.surname));
      this.#learnLabel(label);
    }
    this.#told = initialsIn(input.text, opening);
    const titleNames = namesInProse(this.#title, { start: 0, end: this.#title.length }, surnames, 'title');
    this.#titleNames = titleNames.map(({ name }) => name);
    const open = namesInProse(input.text, opening, surnames, 'opening');
    const rest = namesInProse(input.text, { start: opening.end, end: body.end }, surnames, 'body');
    for (const name of [...headingNames(input.text, body), ...titleNames, ...open, ...rest]) this.#learn(name);
  }

  resolve(label: string): LabelledSpeaker {
    let speaker = this.#resolved.get(label);
    if (!speaker) {
      speaker = this.#resolveParsed(this.#parsed.get(label) ?? parseLabel(label), label);
      this.#resolved.set(label, speaker);
    }
    return speaker;
  }

  #resolveParsed(label: LabelName, written: string): LabelledSpeaker {
    if (label.sort === 'role') return this.#inOffice(label);
    if (label.sort !== 'person') return unresolved(label);
    const alias = this.#directory.withAlias(written.replace(/\s+/g, ' '));
    if (alias)
      return {
        name: alias.name,
        named: true,
        confidence: 'sure',
        rule: 'label-alias',
        ...withRoleIfAny(label.title),
        label,
      };
    const own = fullName(label);
    if (own) return this.#named(own, 'label', 'sure', label, label.title);
    return this.#fromInitials(written) ?? this.#fromDocument(label) ?? this.#fromDirectory(label) ?? unresolved(label);
  }

  /** "JA", where the head explains it, or one label in full has these initials. */
  #fromInitials(written: string): LabelledSpeaker | null {
    const initials = bareInitials(written);
    if (!initials) return null;
    const told = this.#told.get(initials);
    if (told) return this.#named(told, 'label-opening', 'sure', parseLabel(told));
    const [label, another] = this.#initials.get(initials) ?? [];
    if (told === null || !label || another) return null;
    return this.#named(fullName(label)!, 'label-earlier', 'sure', label, label.title);
  }

  #fromDocument(label: LabelName): LabelledSpeaker | null {
    const known = (this.#given.get(lastWordKey(label.surname)) ?? []).filter(
      (name) => fitsSurname(name, label) && (!label.place || !name.place || name.place === label.place),
    );
    for (const origin of ['label', 'heading', 'title', 'opening', 'body'] as const) {
      const names = known.filter((name) => name.origin === origin);
      const fullest = onlyOne(names);
      if (!fullest) {
        if (names.length > 0) return null;
        continue;
      }
      const role =
        fullest.role ?? (origin === 'title' ? roleInTitle(this.#title, fullest.name, this.#titleNames) : undefined);
      const rule = origin === 'label' ? 'label-earlier' : `label-${origin}`;
      return this.#named(fullest.name, rule, this.#confidenceOf(origin, fullest, label), label, label.title || role);
    }
    return null;
  }

  /** A name met in passing may be a namesake's; one that is introduced, or known to the directory, isn't. */
  #confidenceOf(origin: FullName['origin'], name: FullName, label: LabelName): Confidence {
    if (!gendersAgree(this.#usualGender(label.surname), label.gender)) return 'unsure';
    if (origin !== 'body') return 'sure';
    return name.introduced || this.#directory.withFullName(name.name) ? 'sure' : 'unsure';
  }

  #fromDirectory(label: LabelName): LabelledSpeaker | null {
    const person = this.#directory.meantByLabel(label, this.#day, this.#office);
    if (!person) return null;
    const confidence = gendersAgree(this.#usualGender(label.surname), label.gender) ? 'sure' : 'unsure';
    return {
      name: person.name,
      named: true,
      confidence,
      rule: 'label-directory',
      ...withRoleIfAny(label.title),
      label,
    };
  }

  #inOffice(label: LabelName): LabelledSpeaker {
    const holder =
      this.#whiteHouse && WHITE_HOUSE_OFFICE.test(label.title)
        ? this.#directory.holderOf(label.title, this.#day)
        : null;
    if (!holder || this.#titleNamesAnother(holder.name)) return unresolved(label);
    return {
      name: holder.name,
      named: true,
      confidence: 'sure',
      rule: 'label-office',
      ...withRoleIfAny(label.title),
      label,
    };
  }

  /** "Remarks by President Macron" in the title: the office is not the holder's whom the directory knows. */
  #titleNamesAnother(holder: string): boolean {
    const presidents = Array.from(this.#title.matchAll(/\bPresident (?:\p{Lu}\.? )?(\p{Lu}\p{Ll}+)/gu), ([, name]) =>
      foldName(name!),
    );
    return presidents.length > 0 && !presidents.includes(surnameKey(holder));
  }

  /** Spelt as the directory has it, where it knows exactly one person of that name. */
  #named(name: string, rule: string, confidence: Confidence, label: LabelName, role?: string): LabelledSpeaker {
    return {
      name: this.#directory.withFullName(name)?.name ?? name,
      named: true,
      confidence,
      rule,
      ...withRoleIfAny(role),
      label,
    };
  }

  #learnLabel(label: LabelName): void {
    const name = fullName(label);
    if (!name) return;
    const initials = name.replace(/[^\p{Lu}]/gu, '');
    const known = this.#initials.get(initials) ?? [];
    if (known.length < 2 && known.every((other) => fullName(other) !== name))
      this.#initials.set(initials, [...known, label]);
    this.#learn({
      name,
      surnameKey: lastWordKey(label.surname),
      givenKey: foldName(label.given[0]!),
      origin: 'label',
      introduced: true,
      ...(label.title ? { role: label.title } : {}),
      ...(label.place ? { place: label.place } : {}),
    });
  }

  #learn(name: FullName): void {
    const names = this.#given.get(name.surnameKey);
    if (names) {
      if (names.length < MOST_NAMESAKES) names.push(name);
    } else this.#given.set(name.surnameKey, [name]);
  }

  #countGender(label: LabelName): void {
    if (!label.gender) return;
    const counts = this.#genders.get(lastWordKey(label.surname)) ?? new Map<Gender, number>();
    counts.set(label.gender, (counts.get(label.gender) ?? 0) + 1);
    this.#genders.set(lastWordKey(label.surname), counts);
  }

  /** What the document's labels mostly say: one "MR. SLOAT" among twenty "MS. SLOAT" is a slip, and shown as unsure. */
  #usualGender(surname: string): Gender | null {
    const counts = this.#genders.get(lastWordKey(surname));
    const [female, male] = [counts?.get('female') ?? 0, counts?.get('male') ?? 0];
    return female === male ? null : female > male ? 'female' : 'male';
  }
}

/** The fullest of names that are all one person's; null when there are none or two people. */
function onlyOne(names: readonly FullName[]): FullName | null {
  const [fullest] = [...names].sort((a, b) => b.name.length - a.name.length);
  if (!fullest) return null;
  return names.every((name) => name === fullest || fitsInTranscript(name.name, fullest.name)) ? fullest : null;
}

function fitsSurname(name: FullName, label: LabelName): boolean {
  return surnameKey(name.name) === lastWordKey(label.surname) && foldName(name.name).includes(foldName(label.surname));
}

function unresolved(label: LabelName): LabelledSpeaker {
  return { name: label.display, named: false, confidence: 'sure', rule: 'label', ...withRoleIfAny(label.title), label };
}

function withRoleIfAny(role: string | undefined): { role?: string } {
  return role ? { role } : {};
}

/** The chamber in the header of a page of the Congressional Record: who speaks there holds that office. */
function chamberOffice(head: string): string | null {
  const chamber = /^\[(Senate|House|Extensions of Remarks)\]\s*$/m.exec(head)?.[1];
  if (!chamber) return null;
  return chamber === 'Senate' ? 'senator' : 'representative';
}
