/** Words of the line that says until when a document is held back, as the alternatives of a pattern. */
export const NOTICE_DATE_WORDS =
  'at|on|the|of|and|to|from|upon|after|hours?|hrs|local|time|standard|daylight|eastern|central|mountain|pacific|london|brussels|washington|new|york|utc|gmt|bst|ist|jst|eet|eest|cet|cest|aest|aedt|[ecmp][sd]?t|next|first|second|third|week|end|conclusion|close|start|delivery|call|briefing|publication';
