import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './ipc/connect';
import { App as Store } from './state/app.svelte';
import { languageOf, speak } from './texts';

// Most often the right one, and then here by the time that the backend is.
void speak(languageOf(navigator.language));

const target = document.getElementById('app');
if (target) mount(App, { target, props: { app: new Store(await connect()) } });
