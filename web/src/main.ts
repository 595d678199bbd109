import './app-shell/bl-app.js';
