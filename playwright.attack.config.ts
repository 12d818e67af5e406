import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** `npm run attack:open`: pages that stay open for a long time, and what happens to them meanwhile. Not a part of `npm test`. */
export default defineConfig({ ...base, testDir: './tests/attack', testMatch: '*.spec.ts', timeout: 0 });
