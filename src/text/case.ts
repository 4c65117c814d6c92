/** Whether a text begins with a capital letter of any script. ASCII is told without a regular expression. */
export function startsUpper(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}

/** Whether a text begins with a small letter of any script. */
export function startsLower(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 97 && code <= 122 : /^\p{Ll}/u.test(text);
}

/** Whether a name is nothing but capitals, two at least: "CNN", "NATO". */
export function isAcronym(name: string): boolean {
  return /^\p{Lu}{2,}$/u.test(name);
}
