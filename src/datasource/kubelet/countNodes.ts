import { formatCount, say } from '../../engine';

export const countNodes = (value: number) => (value === 1 ? say`1 node` : say`${formatCount(value)} nodes`);
