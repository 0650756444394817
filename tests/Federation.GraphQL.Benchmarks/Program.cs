using System.Globalization;
using Federation.GraphQL.Benchmarks;

return args is ["serve" or "bare", var port]
    ? await LibraryServer.Run(int.Parse(port, CultureInfo.InvariantCulture), args[0] == "bare")
    : await Race.Run(args);
