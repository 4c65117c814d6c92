import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workplace } from './harness.js';

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

describe('verify', () => {
  it('names nobody where nobody was named', async () => {
    await place.run(['import', 'data/documents/white-house-2023-05-25-biden-general-brown.md']);
    const { stdout } = await place.run(['verify', 'accelerate change or lose']);
    expect(stdout).toMatch(/^On record only where somebody quotes these words from somebody else\.\n/);
    expect(stdout).not.toMatch(/\bnull\b/);
  });
});
