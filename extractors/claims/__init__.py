"""From quantities to claims: movement, status, subject and metric, and the component that puts all together."""
