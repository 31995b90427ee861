using FundManager.Web.CommandLine;

return await Commands.RunAsync(args);
