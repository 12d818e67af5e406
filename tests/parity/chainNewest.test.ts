import { listServers } from '../prometheus/listServers.mjs';
import { describeChain } from './describeChain';

const newest = listServers()[1];
if (newest) {
  describeChain(newest);
} else {
  test.skip('there is no Prometheus 3', () => undefined);
}
