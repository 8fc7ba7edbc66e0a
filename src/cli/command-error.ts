// A failure the command line explains in one line, with the exit code it ends in:
// 1 failed, 2 wrong usage.

export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
