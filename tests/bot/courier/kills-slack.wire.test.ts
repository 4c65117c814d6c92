import { describeKills } from './kills.js';

describeKills('slack');
