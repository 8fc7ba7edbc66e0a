// Where a command speaks: results to one side, messages to the other, and on a screen one
// line that says what a long command is doing.

export interface Terminal {
  /** A line of the result. */
  readonly write: (line: string) => void;
  /** Until more can be written without piling up. */
  readonly drained: () => Promise<void>;
  /** A message, its line ends included. */
  readonly tell: (text: string) => void;
  /** Messages go to a screen, where a line can be written over. */
  readonly isScreen: boolean;
}

const clearLine = '\r\u001b[K';

/** Says what is being done, in place of what was said before; nothing where there is no screen. */
export const showStep = ({ tell, isScreen }: Terminal, step: string): void => {
  if (isScreen) tell(`${clearLine}${step} …`);
};

export const clearStep = ({ tell, isScreen }: Terminal): void => {
  if (isScreen) tell(clearLine);
};
