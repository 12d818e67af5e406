import { readMoments } from '../../contract/alertLink';
import { readText, UID_PATTERN } from '../../contract/readText';
import { LABEL_PREFIX, type DiagnoseLink } from './diagnoseLink';
import { SCOPE_LABELS, type WayScope, type WayScopeName } from './scopeLabels';

/** Labels of Kubernetes and addresses of targets are shorter. A longer one is dropped, not cut: that would be another. */
const MOST_LABEL_CHARACTERS = 253;
const MOST_UID_CHARACTERS = 40;
const LABEL = /^[^\u0000-\u001f\u007f]+$/;

/** What a way in hands over; what is wrong in the address is left out. */
export function readDiagnoseLink(search: string): DiagnoseLink {
  const parameters = new URLSearchParams(search);
  const names = Object.keys(SCOPE_LABELS) as WayScopeName[];
  const scope: WayScope = Object.fromEntries(
    names.flatMap((name) => {
      const value = readText(parameters, LABEL_PREFIX + name, LABEL, MOST_LABEL_CHARACTERS);
      return value === undefined ? [] : [[name, value]];
    })
  );
  return {
    scope,
    datasourceUid: readText(parameters, 'ds', UID_PATTERN, MOST_UID_CHARACTERS),
    ...(readMoments(search) ?? {}),
  };
}
