-- KPI 43 has its goal beside the others; its figure is counted by assist.
insert into insights.goal (kpi, direction, target, near) values ('tool_adoption', 'at-least', 0.70, 0.75)
on conflict do nothing;
