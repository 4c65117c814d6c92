/** Labels in brackets or in a tag, which say where they end. */

/** A name in brackets at the head of a line: "[SPEAKER_01] Yes", "<tilda> Yes". One word alone may be a stage direction. */
const ENCLOSED =
  /^(?:\[(\p{Lu}[\p{L}\p{M}.'’-]*(?:(?: \p{L}[\p{L}\p{M}.'’-]*){1,4}|(?: |_)\d{1,3}))\]:?|<([\p{L}\d_.-]{2,30})>)\s+(?!\d{1,2}:\d{2})(?=\S)/u;
/** The voice of a caption: "<v Tilda Arne>Yes.</v>", "<v.loud Arne>No.". https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span */
const VOICE = /^<v(?:\.[\p{L}\d._-]+)?[ \t]+([^<>\n]{1,60})>[ \t]*(?=\S)/u;
/** An element that says in an attribute who speaks: `<speech speaker="Tilda Arne">`, `<u who="Arne">`. */
const ELEMENT = /^<\p{L}[\p{L}\d:-]*(?:\s[^<>\n]*?)?\s(?:name|who|by|speaker)="([^"<>\n]{2,60})"[^<>\n]*>[ \t]*(?=\S)/u;
/** The tags that close what somebody says. */
export const CLOSING_TAGS = /(?:<\/\p{L}[\p{L}\d:-]*>\s*)+$/u;

/** The label in brackets with which a line begins, by offsets into the line: its name, and where the words begin. */
export function enclosedIn(line: string): { name: string; start: number; content: number } | null {
  const match = VOICE.exec(line) ?? ELEMENT.exec(line) ?? ENCLOSED.exec(line);
  if (!match) return null;
  const name = (match[1] ?? match[2]!).trim();
  return { name, start: match[0].indexOf(name, 1), content: match[0].length };
}
