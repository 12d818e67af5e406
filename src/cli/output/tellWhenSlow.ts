import { describeWaiting } from '../../collect/ask/describeWaiting';
import { LIMITS } from '../../collect/ask/limits';
import type { AskSession } from '../../collect/ask/session';
import type { CliIo } from '../cliIo';
import { CLEAR_LINE } from './progress';

/** A line on stderr for whoever waits, and for the log of a job that does: what is waited for. It holds up no exit. */
export function tellWhenSlow(io: CliIo, ask: AskSession): void {
  const { value: seconds } = LIMITS.waitingSeconds;
  const wait = (waitedSeconds: number): void => {
    const timer = setTimeout(() => {
      const sentence = describeWaiting(ask.progress, waitedSeconds);
      if (sentence !== null) {
        io.stderr(`${io.showsProgress ? CLEAR_LINE : ''}Note: ${sentence}\n`);
      }
      wait(waitedSeconds + seconds);
    }, seconds * 1000);
    timer.unref();
  };
  wait(seconds);
}
