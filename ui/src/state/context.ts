import { createContext } from 'svelte';
import type { App } from './app.svelte';

/** The window's store, for every component under it. */
export const [getApp, setApp] = createContext<App>();
