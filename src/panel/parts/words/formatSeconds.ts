import { formattedValueToString, getValueFormat } from '@grafana/data';
import { strings } from '../../strings';

const toSeconds = getValueFormat('s');

/** `12.3 s`, `450 ms`. */
export function formatSeconds(seconds: number | null): string {
  return seconds === null ? strings.unknown : formattedValueToString(toSeconds(seconds, 1));
}
