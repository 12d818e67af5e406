import type { DoctorAnswer } from '../../collect/doctor/examineServer';
import type { CliIo } from '../cliIo';
import { escapeText } from '../output/escapeText';
import { writeWarnings } from './writeWarnings';

const MARKS = { ok: 'ok      ', note: 'note    ', problem: 'PROBLEM ' } as const;
const INDENT = ' '.repeat(MARKS.ok.length);

export function writeDoctor(io: CliIo, { findings, warnings, cost }: DoctorAnswer): void {
  for (const { level, sentence, fix } of findings) {
    io.stdout(`${MARKS[level]}${escapeText(sentence)}\n`);
    if (fix) {
      io.stdout(`${INDENT}In ${escapeText(fix.where)}:\n`);
      io.stdout(
        fix.code
          .split('\n')
          .map((line) => `${INDENT}  ${escapeText(line)}\n`)
          .join('')
      );
    }
  }
  const count = (level: keyof typeof MARKS) => findings.filter((one) => one.level === level).length;
  const counted = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const [problems, notes] = [counted(count('problem'), 'problem'), counted(count('note'), 'note')];
  io.stdout(`\n${problems}, ${notes}; ${counted(cost.requests, 'request')}.\n`);
  writeWarnings(io, warnings);
}
