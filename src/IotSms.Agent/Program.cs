using IotSms.Agent.Commands;

return await CommandLine.RunAsync(args);
