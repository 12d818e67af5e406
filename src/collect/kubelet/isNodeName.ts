import { LIMITS } from '../ask/limits';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const NODE_NAME = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/**
 * Whether a text can be the name of a node (RFC 1123 subdomain). Names come from label values and go into the paths of
 * requests: nothing that could change the path passes, and no two dots follow each other.
 */
export function isNodeName(text: string): boolean {
  return text.length <= LIMITS.summaryNameLength.value && NODE_NAME.test(text);
}
