// What is wrong with the inputs of an area. All problems of all files are gathered and
// told at once; a warning is told and stops nothing.

import { CommandError } from '#cli/command-error.ts';

export interface Problem {
  readonly file: string;
  /** Id of the feature, or its place in the file; null: the file as a whole. */
  readonly feature: string | null;
  readonly reason: string;
}

export interface Findings {
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Told of one file at most; a file with more is wrong in one way, many times. */
const mostPerFile = 20;

const line = ({ file, feature, reason }: Problem): string =>
  [file, feature, reason].filter((part) => part !== null).join(': ');

/** One line a problem, file by file. */
export function problemLines(problems: readonly Problem[]): string[] {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  return [...byFile].flatMap(([file, ofFile]) => [
    ...ofFile.slice(0, mostPerFile).map(line),
    ...(ofFile.length > mostPerFile ? [`${file}: … and ${ofFile.length - mostPerFile} more`] : []),
  ]);
}

export const warningLines = (warnings: readonly Problem[]): string[] =>
  problemLines(warnings).map((text) => `warning: ${text}`);

/** The failure that tells all that was found. */
export const findingsError = ({ problems, warnings }: Findings): CommandError =>
  new CommandError([...warningLines(warnings), ...problemLines(problems)].join('\n'));

export const inputError = (...problems: Problem[]): CommandError =>
  findingsError({ problems, warnings: [] });
