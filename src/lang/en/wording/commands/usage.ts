/** How a command is called. */
export const usage = {
  examples: (lines: readonly string[]) => `For example:\n${lines.join('\n')}`,
  neededUnless: (option: string, condition: string) => `${option}; needed unless ${condition}`,
  needed: (option: string) => `${option}; needed`,
  mayBeLeftOut: (option: string) => `${option}; may be left out`,
  /** Said once of all options that are called by name, of which `free` may be typed alone. */
  howToGive: (
    free: string | null,
    { someNeeded, someText }: { readonly someNeeded: boolean; readonly someText: boolean },
  ) => {
    const needed = someNeeded ? 'unless they are needed' : '';
    const where = free === null ? '' : `and stand before the ${free}`;
    const quoted = someText ? ', two words in quotation marks: name:"two words"' : '';
    return `${['Options with a colon may be left out', needed, where].filter(Boolean).join(' ')}${quoted}.`;
  },
  pageOption: 'which page of the list',
  fillInAgain: 'Fill it in again',
};
