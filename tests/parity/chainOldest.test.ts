import { listServers } from '../prometheus/listServers.mjs';
import { describeChain } from './describeChain';

describeChain(listServers()[0]);
