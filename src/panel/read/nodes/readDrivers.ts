import { capText } from '../../parts/words/capText';
import type { Driver } from './nodesModel';

/** More than the data source ever names. */
const MAX_DRIVERS = 20;
/** `namespace/pod/container +213 MiB`: names of Kubernetes hold neither of the separators. */
const DRIVER = /^([^/\s]+)\/([^/\s]+)\/([^/\s]+) (\+\S.*)$/;

/** The containers that grow on a node, out of the text of the frame. What is not of that form stays a text. */
export function readDrivers(text: string | null, cluster: string | null): Driver[] {
  if (text === null) {
    return [];
  }
  return text
    .split(', ')
    .slice(0, MAX_DRIVERS)
    .map((one) => {
      const [, namespace, pod, container, growth] = DRIVER.exec(one) ?? [];
      return growth === undefined
        ? { key: null, name: capText(one), growth: '' }
        : {
            key: { cluster, namespace, pod, container },
            name: capText(`${namespace}/${pod}/${container}`),
            growth: capText(growth),
          };
    });
}
