import { lookAtEveryScreen } from './look-at-screens.js';

lookAtEveryScreen({ scheme: 'dark', locale: 'zh-CN' });
