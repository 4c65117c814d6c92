import type { Confidence } from '../../model/statement.js';
import type { NounPhrase } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { Entity, EntityMention } from './entities.js';

/** Who a mention was resolved to. `entity` is null for somebody without a name. */
export interface Resolved {
  readonly entity: Entity | null;
  readonly name: string;
  readonly named: boolean;
  readonly confidence: Confidence;
  readonly how: 'name' | 'role' | 'epithet' | 'pronoun' | 'description';
}

/** A noun phrase that names a speaker, where it stands. */
export interface SpeakerPhrase {
  readonly tokens: readonly ParagraphToken[];
  readonly phrase: NounPhrase;
  /** The phrase as it is written. */
  readonly text: string;
  readonly paragraph: number;
  /** Who is named in the same sentence. */
  readonly here: readonly EntityMention[];
}

/** A mention of an entity, under the name that the document has for it so far. */
export function asResolved(entity: Entity, confidence: Confidence, how: Resolved['how']): Resolved {
  return { entity, name: entity.name, named: entity.full, confidence, how };
}

/** Somebody without a name, as they are described. */
export function asDescribed(text: string, confidence: Confidence = 'sure'): Resolved {
  return { entity: null, name: text, named: false, confidence, how: 'description' };
}
