import './.config/jest-setup';
import { MessageChannel } from 'worker_threads';

// React 19's server build asks for it; jsdom has none.
Object.assign(global, { MessageChannel });
