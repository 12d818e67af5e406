import { say, texts } from '../../engine';

/** Texts of the frames about one container or pod. */
export const ANATOMY_STRINGS = texts({
  processes: {
    process: 'Process',
    measure: 'Measure',
    count: 'Processes',
    bytes: 'Memory',
    share: 'Share',
    growth_bytes: 'Growth',
  },
  beside: { whole: 'Whole', limit: 'Limit', request: 'Request', start_time: 'Started' },
  reserved: (part: string) => say`${part}, reserved`,
  pod: {
    prefix: 'Pod: ',
    sandbox: 'Sandbox',
    sandboxHelp: 'The pause process that holds the network of the pod.',
    orphaned: 'In no container',
    orphanedHelp:
      'Charged to the pod and to none of its containers: tmpfs and page cache that ended containers left behind, and kernel memory.',
    orphanedWithSandboxHelp:
      'Charged to the pod and to none of its containers: the pause process, tmpfs and page cache that ended containers left behind, and kernel memory.',
  },
});
