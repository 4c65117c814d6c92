import type { TextSpan } from '../../model/span.js';
import type { FoundSpeaker } from '../extraction.js';
import type { Resolved } from './resolved.js';

/**
 * Rules whose speaker is right in at least 97 of 100 statements, measured on annotated news (docs/extraction.md); what
 * the other rules find is shown as unsure.
 */
export const SURE_RULES =
  /^(?:quote-|carried-over$|announced$|apposition$|postposed$|relative$|coordinated$|subject$|shared-subject$|according-to$)/;

/** The same speaker, of words that a rule found to be theirs: no surer than either. */
export function isSureBy(speaker: FoundSpeaker, rule: string): FoundSpeaker {
  const how = speaker.rule.slice(speaker.rule.indexOf('/'));
  const sure = speaker.confidence === 'sure' && SURE_RULES.test(rule);
  return { ...speaker, rule: `${rule}${how}`, confidence: sure ? 'sure' : 'unsure' };
}

/** The speaker whom a rule found where the mention stands: sure if both the rule and the resolution are. */
export function foundSpeakerOf(resolved: Resolved, mention: TextSpan, rule: string): FoundSpeaker {
  const { name, named, entity, how } = resolved;
  const sure = resolved.confidence === 'sure' && SURE_RULES.test(rule);
  return {
    name,
    named,
    mention,
    confidence: sure ? 'sure' : 'unsure',
    rule: `${rule}/${how}`,
    ...(entity?.role && { role: entity.role }),
  };
}
