/** What a value must be. Says what is wrong, and where. */
export type Rule = (value: unknown, path: string, check: Check) => void;

/** Collects what is wrong with one payload. */
export class Check {
  /** What the platform itself refuses. */
  readonly refused: { path: string; what: string }[] = [];

  /** @param surface where it is shown; `message`, `modal` and the like */
  constructor(
    readonly surface: string,
    private readonly note: (path: string, what: string) => void,
  ) {}

  /** The platform answers with an error. */
  refuse(path: string, what: string): void {
    this.refused.push({ path, what });
    this.note(path, what);
  }

  /** The platform takes it, we don't want it. */
  frown(path: string, what: string): void {
    this.note(path, what);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of `min` to `max` UTF-16 units: what the platforms count is not documented, and this is the strictest reading. */
export function string(max: number, min = 1): Rule {
  return (value, path, check) => {
    if (typeof value !== 'string') check.refuse(path, 'must be a text');
    else if (value.length < min) check.refuse(path, `must have at least ${min} characters`);
    else if (value.length > max) check.refuse(path, `has ${value.length} characters, more than ${max}`);
  };
}

export const bool: Rule = (value, path, check) => {
  if (typeof value !== 'boolean') check.refuse(path, 'must be true or false');
};

export function integer(min: number, max: number): Rule {
  return (value, path, check) => {
    const fits = Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
    if (!fits) check.refuse(path, `must be an integer from ${min} to ${max}`);
  };
}

export function among(...values: unknown[]): Rule {
  return (value, path, check) => {
    if (!values.includes(value)) check.refuse(path, `must be one of ${values.join(', ')}`);
  };
}

export function matching(pattern: RegExp, what: string): Rule {
  return (value, path, check) => {
    if (typeof value !== 'string' || !pattern.test(value)) check.refuse(path, `must be ${what}`);
  };
}

/** An address that a client opens in a browser. */
export const url: Rule = (value, path, check) => {
  string(3000)(value, path, check);
  if (typeof value === 'string' && !URL.canParse(value)) check.refuse(path, 'must be a URL');
};

export function list(rule: Rule, min: number, max: number): Rule {
  return (value, path, check) => {
    if (!Array.isArray(value)) return check.refuse(path, 'must be a list');
    if (value.length < min) check.refuse(path, `must have at least ${min} items`);
    if (value.length > max) check.refuse(path, `has ${value.length} items, more than ${max}`);
    for (const [index, item] of value.entries()) rule(item, `${path}[${index}]`, check);
  };
}

/** An object with these fields (those with `!` are required) and no others. */
export function shape(fields: Record<string, Rule>): Rule {
  const rules = new Map(Object.entries(fields).map(([name, rule]) => [name.replace('!', ''), rule]));
  const required = Object.keys(fields).filter((name) => name.endsWith('!'));
  return (value, path, check) => {
    if (!isObject(value)) return check.refuse(path, 'must be an object');
    for (const name of required) {
      if (value[name.slice(0, -1)] === undefined) check.refuse(path, `missing required field: ${name.slice(0, -1)}`);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined || name === 'type') continue;
      const rule = rules.get(name);
      if (rule) rule(field, path === '' ? name : `${path}.${name}`, check);
      else check.refuse(path, `invalid additional property: ${name}`);
    }
  };
}

/** An object of one of the types given. */
export function typed(types: Record<string, Rule>): Rule {
  return (value, path, check) => {
    if (!isObject(value)) return check.refuse(path, 'must be an object');
    const rule = types[String(value['type'])];
    if (rule) rule(value, path, check);
    else check.refuse(path, `unsupported type: ${String(value['type'])}`);
  };
}
