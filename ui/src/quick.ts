import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import { mount } from 'svelte';
import { connect } from './ipc/connect';
import QuickPrompt from './quick/QuickPrompt.svelte';
import { App as Store } from './state/app.svelte';
import { languageOf, speak } from './texts';

// Most often the right one, and then here by the time that the backend is.
void speak(languageOf(navigator.language));

const target = document.getElementById('app');
if (target) mount(QuickPrompt, { target, props: { app: new Store(await connect()) } });
