/** The chat window for tests, with what it reads after its first frame at hand: a loaded machine takes seconds for it. */
import '../chat/MessageList.svelte';
import '../settings/Settings.svelte';
import '../start/Start.svelte';
import '../status/Status.svelte';

export { default } from '../App.svelte';
