SELECT pack FROM trusted ORDER BY pack;
