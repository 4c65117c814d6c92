import { describeKills } from './kills.js';

describeKills('discord');
