import { formattedValueToString, getValueFormat } from '@grafana/data';
import { strings } from '../../strings';

const iec = getValueFormat('bytes');

/** `435.1 MiB`; one digit after the point is enough to compare two containers, whole bytes have none. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) {
    return strings.unknown;
  }
  return formattedValueToString(iec(bytes, Math.abs(bytes) < 1024 ? 0 : 1));
}
