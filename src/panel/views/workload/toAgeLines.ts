import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { bytesAt } from '../../../engine';
import type { NamedLine } from '../../parts/chart/LineChart';
import type { LineLook } from '../../parts/chart/LineSample';
import { capText } from '../../parts/words/capText';
import type { WorkloadLife, WorkloadModel } from '../../read/workload/workloadModel';
import { workloadStrings } from './workloadStrings';

export interface AgeLines {
  /** Seconds of age, ascending. */
  positions: number[];
  /** What matters most first: it is drawn on top. */
  lines: NamedLine[];
  /** Colour of each version, in the order of their first start. */
  versions: Array<{ name: string; color: string }>;
}

const COLORS = ['blue', 'orange', 'green', 'purple', 'yellow'];
const PRESENT_PX = 2;
const ENDED_PX = 1;
/** So that many lives over each other do not hide the curves. */
const ENDED_STRENGTH = 0.35;
const MEDIAN_PX = 3;
const KILL_PX = 4;
const QUARTILE_DASH = [2, 3];
const LIMIT_DASH = [8, 4];

/** Lives over their age: single ones that ended faint, present ones strong, quartiles by version, kills and the limit. */
export function toAgeLines({ lives, curves, limitBytes }: WorkloadModel, theme: GrafanaTheme2): AgeLines {
  const { ages: texts, unknownVersion, limit } = workloadStrings;
  const versions = curves.map(({ version }) => version);
  const colorOf = (version: string | null) =>
    theme.visualization.getColorByName(COLORS[Math.max(0, versions.indexOf(version)) % COLORS.length]);
  const nameOf = (version: string | null) => (version === null ? unknownVersion : capText(version));
  const killed = lives.filter(({ end, ages }) => end === 'oom' && ages.length > 0);
  const positions = [...new Set([...curves.flatMap(({ ages }) => ages), ...killed.map(lastAge), 0])].sort(
    (a, b) => a - b
  );
  const onAxis = (ages: number[], values: Array<number | null>) => {
    const known = ages.flatMap((age, i) => (values[i] === null ? [] : [{ age, bytes: values[i] }]));
    const curve = { ages: known.map(({ age }) => age), bytes: known.map(({ bytes }) => bytes) };
    return positions.map((age) => bytesAt(curve, age));
  };
  const red = theme.colors.error.main;
  const toLine = (name: string, look: LineLook, values: Array<number | null>): NamedLine => ({ name, look, values });
  const ofLife = (life: WorkloadLife) => positions.map((age) => bytesAt(life, age));
  const present = lives.filter(({ end }) => end === 'running');
  const ended = lives.filter(({ end }) => end !== 'running');
  return {
    positions,
    versions: versions.map((version) => ({ name: nameOf(version), color: colorOf(version) })),
    lines: [
      ...killed.map((life) =>
        toLine(
          texts.killed(capText(life.key.pod)),
          { color: red, widthPx: KILL_PX, dash: [] },
          positions.map((age) => (age === lastAge(life) ? life.bytes[life.bytes.length - 1] : null))
        )
      ),
      ...(limitBytes === null
        ? []
        : [
            toLine(
              limit,
              { color: red, widthPx: ENDED_PX, dash: LIMIT_DASH },
              positions.map(() => limitBytes)
            ),
          ]),
      ...curves.map(({ version, ages, median }) =>
        toLine(
          texts.median(nameOf(version)),
          { color: colorOf(version), widthPx: MEDIAN_PX, dash: [] },
          onAxis(ages, median)
        )
      ),
      ...present.map((life) =>
        toLine(
          texts.present(capText(life.key.pod)),
          { color: colorOf(life.version), widthPx: PRESENT_PX, dash: [] },
          ofLife(life)
        )
      ),
      ...curves.flatMap(({ version, ages, low, high }) => {
        const look = { color: colorOf(version), widthPx: ENDED_PX, dash: QUARTILE_DASH };
        return [
          toLine(texts.low(nameOf(version)), look, onAxis(ages, low)),
          toLine(texts.high(nameOf(version)), look, onAxis(ages, high)),
        ];
      }),
      ...ended.map((life) =>
        toLine(
          texts.ended(capText(life.key.pod)),
          { color: colorManipulator.alpha(colorOf(life.version), ENDED_STRENGTH), widthPx: ENDED_PX, dash: [] },
          ofLife(life)
        )
      ),
    ],
  };
}

const lastAge = ({ ages }: WorkloadLife) => ages[ages.length - 1];
