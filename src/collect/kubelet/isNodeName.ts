import { LIMITS } from '../ask/limits';

const NODE_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/**
 * Whether a text can be the name of a node (RFC 1123 subdomain). Names come from label values and go into the paths of
 * requests: nothing that could change the path passes.
 */
export function isNodeName(text: string): boolean {
  return text.length <= LIMITS.summaryNameLength.value && NODE_NAME.test(text);
}
