using Federation.Benchmarks.Live;
using Federation.Benchmarks.Running;
using Federation.Benchmarks.Searches.Racing;

return args switch
{
    [OfferServer.Command, .. var rest] => await OfferServer.Run(rest),
    [Load.Command, .. var rest] => await Load.Run(rest),
    [BareHub.Verb] => await BareHub.Run(),
    [CrowdProcess.Verb, var number] => await CrowdProcess.Run(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
    _ => await Benchmarks.Run(args),
};
