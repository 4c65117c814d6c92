import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const { dependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
};

/** The commands that installed packages bring, by name, with their packages. */
function commandsOf(packages: readonly string[]): Map<string, string> {
  const commands = new Map<string, string>();
  for (const name of packages) {
    const { bin } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
    const names = typeof bin === 'string' ? [name.split('/').at(-1)!] : Object.keys(bin ?? {});
    for (const command of names) commands.set(command, name);
  }
  return commands;
}

/** The programs that a script calls, those of the scripts that it calls among them. */
function programsOf(script: string): string[] {
  return scripts[script]!.split('&&').flatMap((call) => {
    const [program, ...words] = call.trim().split(/\s+/);
    const called = program === 'npm' && words.find((word) => word !== 'run' && !word.startsWith('-'));
    return called ? programsOf(called) : [program!];
  });
}

describe('an installation without development dependencies', () => {
  it.each(['prepare', 'start', 'onrecord'])('has every program that `npm run %s` calls', (script) => {
    const commands = commandsOf(Object.keys(dependencies));
    const programs = programsOf(script);
    expect(programs).toContain('tsc');
    expect(programs.filter((program) => program !== 'node' && !commands.has(program))).toEqual([]);
  });

  it('has every package that the program imports', () => {
    const files = ['src', 'commands'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(folder, file), 'utf8')),
    );
    const imported = files.flatMap((text) => [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^'.][^']*)';$/gm)]);
    const packages = new Set(
      imported.map(([, name]) => /^(?:@[^/]+\/)?[^/]+/.exec(name!)![0]).filter((name) => !name.startsWith('node:')),
    );
    expect(packages).toContain('discord.js');
    expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
  });
});
