SELECT device, seq FROM voided ORDER BY device, seq;
