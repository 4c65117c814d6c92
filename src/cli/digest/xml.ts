import { showControlsOutsideIsolates } from '../../text/direction.js';
import { isRepresentableXml } from './escape-text.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text for an element or an attribute, of characters that XML allows. A bare carriage return is read as a line feed. */
export function xml(text: string): string {
  return showControlsOutsideIsolates(text).replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? '');
}

/** The same for what may hold characters that XML forbids: they are shown as what can't be. Not for words that are quoted. */
export function xmlLabel(label: string): string {
  return xml(Array.from(label, (character) => (isRepresentableXml(character) ? character : '\uFFFD')).join(''));
}

/** An element with its content, which is XML already; empty for null. */
export function element(name: string, content: string | null): string {
  return content === null ? '' : `<${name}>${content}</${name}>\n`;
}
