import { texts } from '../../engine';

export const chunkStrings = texts({ retry: 'Try again' });
