import type { Plugin } from 'vite';

export function thirdPartyModule(): Plugin;
