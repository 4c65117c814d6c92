/** A line of an import is a text or a flat object: nothing of it lies deeper. This also ends the walk round a circle. */
const MAX_DEPTH = 8;

/**
 * A line that can be cloned: in the place of each function in it stands an empty object. That is no valid value of any
 * field of a statement, so the line is refused for the same fields as the one with functions would be, though the reason
 * may speak of an object.
 */
export function withoutFunctions(line: unknown): unknown {
  return holdsFunction(line, 0) ? copyOf(line) : line;
}

function holdsFunction(value: unknown, depth: number): boolean {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return false;
  if (!Array.isArray(value) && !isPlain(value)) return false;
  return Object.values(value).some((part) => holdsFunction(part, depth + 1));
}

function copyOf(line: unknown): unknown {
  const copies = new Map<object, object>();
  const copy = (value: unknown): unknown => {
    if (typeof value === 'function') return {};
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known) return known;
    if (!Array.isArray(value) && !isPlain(value)) return value;
    const made: object = Array.isArray(value) ? [] : {};
    copies.set(value, made);
    // Assigning to `__proto__` would set the prototype.
    for (const [key, part] of Object.entries(value))
      Object.defineProperty(made, key, { value: copy(part), enumerable: true, writable: true, configurable: true });
    return made;
  };
  return copy(line);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
