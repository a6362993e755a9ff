/** A network on its own, as a notebook shows it: vis-network is unpacked, run, and given what stands in the file. */
(async () => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const script = document.createElement('script');
  script.textContent = await unpack(document.getElementById('vis').textContent);
  document.head.append(script);
  const { DataSet, Network } = globalThis.vis;
  const made = new Network(document.getElementById('canvas'), { nodes: new DataSet(read('nodes')), edges: new DataSet(read('edges')) }, read('options'));
  made.fit({ maxZoomLevel: 1.15, animation: false });
})();
