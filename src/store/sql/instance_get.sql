SELECT token, rules, is_told FROM instance;
