import { HOUR, type Prepared } from '../prepare';
import { SILENT, type Detector, type Judgement } from './detector';
import { fitLines, type FittedLine } from './fitLines';

/** Rules that draw a straight line through the working set. */
function lineRule(
  name: string,
  title: string,
  hours: number,
  toJudgement: (line: FittedLine, limitBytes: number | null) => Judgement
): Detector {
  return {
    name,
    title,
    inARow: 2,
    everyHours: 1,
    prepare(prepared: Prepared) {
      const fit = prepared.once('lines', () => fitLines(prepared));
      return (hour) => {
        const at = prepared.startSeconds + hour * HOUR;
        const line = fit(at - hours * HOUR, at);
        return line === null ? SILENT : toJudgement(line, prepared.series.limitBytes);
      };
    },
  };
}

export const LINE_DETECTORS: readonly Detector[] = [
  lineRule('linear-r2', 'linear regression over 24 h: R2 > .8 and rising', 24, ({ bytesPerHour, r2 }) => ({
    alarm: bytesPerHour > 0 && r2 > 0.8,
    rank: bytesPerHour > 0 ? r2 : 0,
  })),
  lineRule('predict-linear', 'predict_linear over 6 h: above the limit in 24 h', 6, (line, limitBytes) => {
    const ahead = line.endBytes + 24 * line.bytesPerHour;
    return limitBytes === null ? SILENT : { alarm: ahead > limitBytes, rank: Math.max(0, ahead / limitBytes) };
  }),
  lineRule('deriv', 'deriv over 1 h above 0', 1, ({ bytesPerHour, endBytes }) => ({
    alarm: bytesPerHour > 0,
    rank: Math.max(0, bytesPerHour / Math.max(1, endBytes)),
  })),
];
